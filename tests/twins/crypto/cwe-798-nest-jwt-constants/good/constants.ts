export const jwtConstants = {
  secret: 'AUTH_JWT_SECRET', // name of the setting, see .env.example
  issuer: 'https://auth.pinewood.app',
};

export const ROLES_KEY = 'roles';
export const IS_PUBLIC_KEY = 'isPublic';
