import { run } from './process';
import type { Tiers } from './tiers';

/** The parts of npm's answer that are read. */
interface Answer {
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
}

const read = (output: string): Answer => {
  try {
    // Warnings may stand before it. What npm answers has no other shape that would have these parts.
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as Answer;
  } catch {
    return {};
  }
};

/**
 * Known faults of the packages that ship. A registry that isn't npm's own may not answer such questions: then nothing
 * is known, which is said, and is neither passed nor failed.
 */
export const auditShipped = async ({ task }: Tiers): Promise<void> => {
  const { output } = await run('npm', ['audit', '--omit=dev', '--json']);
  const found = read(output).metadata?.vulnerabilities;
  if (!found) {
    console.log(
      '• npm audit: the registry does not answer such questions; nothing is known about what ships. Ask elsewhere.',
    );
    return;
  }
  await task(`npm audit of what ships: ${found.total ?? 0} known faults`, async () => {
    if (found.total) throw new Error(JSON.stringify(found));
  });
};
