import { config, type ZodMiniType } from 'zod/mini';

// The extension's content security policy refuses eval; without this zod would try it, and the browser would report it.
config({ jitless: true });

/** zod as every schema imports it: `import * as z`. */
export * from 'zod/mini';

/**
 * A schema that is made when it is first asked for: the worker starts anew for nearly every event, and each start needs
 * few of its schemas, which take half of the time that it is evaluated in.
 */
export const atNeed = <S extends ZodMiniType>(make: () => S): (() => S) => {
  let made: S | null = null;
  return () => {
    made ??= make();
    return made;
  };
};
