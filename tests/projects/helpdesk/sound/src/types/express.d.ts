import type { AuthContext } from '../services/session-service.js';
import type { ApiClient } from '../services/api-key-service.js';

declare global {
  namespace Express {
    interface Request {
      auth?: AuthContext;
      apiClient?: ApiClient;
      valid?: unknown;
    }
  }
}
