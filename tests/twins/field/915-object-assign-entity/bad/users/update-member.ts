export interface UpdateMember {
  name?: string;
  phone?: string;
}
