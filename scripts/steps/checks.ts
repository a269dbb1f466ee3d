export interface Check {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** What is checked without running anything of Linchpin. */
export const checks: readonly Check[] = [
  // Writes .wxt/, which the types and the message catalogue rest on.
  { name: 'project files', program: 'wxt', args: ['prepare'] },
  { name: 'types', program: 'tsc', args: ['--noEmit'] },
  { name: 'format and lint', program: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'nothing unused', program: 'knip', args: ['--treat-config-hints-as-errors'] },
];
