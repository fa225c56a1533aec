import type { LogTopic } from '../../greengrass/codes/search/logTopics';

/** What a topic of a log means, and where to look. */
export interface LogTopicWords {
  readonly label: string;
  readonly meaning: string;
  readonly remedy: string;
}

/** The words for the topics that have no error code of their own. */
export const logTopicWords: Readonly<Record<LogTopic, LogTopicWords>> = {
  rollback: {
    label: 'Rollback',
    meaning: 'After a deployment failed, the device tries to go back to what it ran before.',
    remedy: 'Look at the error codes and the reason of the deployment that failed.',
  },
  noStateChange: {
    label: 'No state change',
    meaning: 'The deployment failed before it changed anything on the device.',
    remedy: 'Look at the error codes and the reason of the deployment.',
  },
  sudo: {
    label: 'sudo',
    meaning: 'On Linux, the nucleus uses sudo to run components as another user, such as ggc_user.',
    remedy:
      'Check that sudo is installed and that /etc/sudoers lets root run commands as any user and group. A script that needs root sets RequiresPrivilege in its recipe.',
  },
  gpu: {
    label: 'GPU',
    meaning: "GPU errors come from the component's own program. Greengrass reports only that its script failed.",
    remedy: "Look at the component's log. Check the GPU driver, and that the component's user can access the GPU.",
  },
  signal: {
    label: 'Terminated or killed',
    meaning:
      'A signal ended the program: SIGTERM (exit code 143) or SIGKILL (exit code 137). The nucleus sends them to stop a component, and Linux kills programs when memory runs out.',
    remedy: 'If nothing stopped the component, look for "out of memory" in the kernel log: journalctl -k.',
  },
  endOfData: {
    label: 'Unexpected end of data',
    meaning: 'A connection or a download broke off, a file is incomplete, or a script has an open quotation mark.',
    remedy: 'Look at the lines before it in the log: they say what was read.',
  },
};
