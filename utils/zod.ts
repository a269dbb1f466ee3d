import { config } from 'zod/mini';

// The extension's content security policy refuses eval; without this zod would try it, and the browser would report it.
config({ jitless: true });

/** zod as every schema imports it: `import * as z`. */
export * from 'zod/mini';
