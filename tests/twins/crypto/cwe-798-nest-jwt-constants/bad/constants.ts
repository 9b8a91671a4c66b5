export const jwtConstants = {
  secret: 'my-nest-api-jwt-secret-2023', // fault: CWE-798
  issuer: 'https://auth.pinewood.app',
};

export const ROLES_KEY = 'roles';
export const IS_PUBLIC_KEY = 'isPublic';
