import * as z from '../zod';

/** `console`: the content script in the Console's top frame; `page`: the extension's own pages. */
type From = 'page' | 'console' | 'either';

/** One message: who may send it, what comes with it, and what it is answered with. */
export interface Declaration<Q, R, F extends From = From> {
  readonly from: F;
  readonly query: () => z.ZodMiniType<Q>;
  /** Whether sending it is a person's use of Linchpin, which puts the lock off; what a page asks by itself isn't. */
  isUse(query: Q): boolean;
  /** Never there: for the compiler alone. */
  readonly answer?: { readonly type: R };
}

export const always = (): boolean => true;
export const never = (): boolean => false;

export const answeredBy =
  <R>() =>
  <Q, F extends From>(from: F, query: () => z.ZodMiniType<Q>, isUse: (query: Q) => boolean): Declaration<Q, R, F> => ({
    from,
    query: z.atNeed(query),
    isUse,
  });

/** No longer than anything of the kind, so that nothing huge travels on. */
export const short = (length: number) => z.string().check(z.minLength(1), z.maxLength(length));
export const id = short(100);
export const flag = z.exactOptional(z.boolean());

/** Deepgram's ids are UUIDs (docs/deepgram/api.md 1). */
export const projectId = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));

export const nothing = () => z.undefined();
export const project = () => z.object({ projectId });
