import type { RequestHandler } from 'express';
import helmet from 'helmet';

const self = "'self'";

/**
 * Headers of every answer. The content security policy allows our own files only; styles in an
 * attribute are allowed because a component may place something, style elements are not.
 *
 * @param publicUrl  over https, browsers are told to stay there; a class in a LAN is plain http
 */
export function securityHeaders(publicUrl: string | undefined): RequestHandler {
  const https = publicUrl?.startsWith('https:') === true;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': [self],
        'connect-src': [self, 'ws:', 'wss:'],
        'img-src': [self, 'data:', 'blob:'],
        'style-src': [self],
        'style-src-attr': ["'unsafe-inline'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': [self],
        'frame-ancestors': [self],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https,
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
  });
}
