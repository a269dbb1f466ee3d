/**
 * The oldest versions that Linchpin runs in, which the manifests name: the first with all of CSS anchor positioning
 * that it uses (Chromium 129 names position-area so, after position-try-fallbacks in 128).
 */
export const LEAST = { chromium: 129, firefox: 147 } as const;
