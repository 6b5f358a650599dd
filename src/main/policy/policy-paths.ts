import { win32 } from 'node:path';

export interface PolicySurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `process.execPath`; its drive is the one fact about Windows' folders a user can't set in the environment. */
  readonly execPath: string;
}

/** Where an administrator may have put the policy of this machine, the surest place first. */
export function machinePolicyPaths({ platform, env, execPath }: PolicySurroundings): readonly string[] {
  switch (platform) {
    case 'win32': {
      // %ProgramData% alone would let an agent start the app with a variable of their own, and so without the policy.
      const folders = [win32.join(win32.parse(execPath).root, 'ProgramData'), env['ProgramData'] ?? env['PROGRAMDATA']];
      const paths = folders.filter((folder) => folder !== undefined).map((folder) => policyIn(folder));
      return [...new Set(paths)];
    }
    case 'darwin':
      return ['/Library/Application Support/Keydesk/policy.json'];
    default:
      return ['/etc/keydesk/policy.json'];
  }
}

function policyIn(folder: string): string {
  return win32.join(folder, 'Keydesk', 'policy.json');
}
