import type { Place } from '../../greengrass/knownDevice';
import type { FollowEnd } from '../../fleet/logs/logFollower';
import type { Following } from '../../fleet/logs/followedLog';
import type { TailEnd } from '../../fleet/logs/liveTailSession';
import { wordsForError } from '../errors/errorWords';

const ends: Readonly<Record<FollowEnd, string>> = {
  stopped: 'Stopped following',
  time: 'Stopped following after 15 minutes',
  hidden: 'Stopped following, because the log was hidden for 2 minutes',
  credentials: 'Stopped following',
};

function fallBackWords(end: TailEnd, place: Place): string {
  switch (end.kind) {
    case 'noSession':
      return 'Live Tail did not start within 10 seconds. A proxy may block its host, which begins with stream-. Checking every 5 seconds instead';
    case 'silent':
      return 'Live Tail sent nothing for 15 seconds. Checking every 5 seconds instead';
    case 'failed': {
      const reason = end.error === undefined ? 'AWS ended Live Tail' : wordsForError(end.error, place).sentence;
      return `${reason}. Checking every 5 seconds instead`;
    }
  }
}

/** How following goes on, or why it ended, in one line. */
export function followWords({ mode, end, error, fallBack }: Following, place: Place): string {
  const problem = error === undefined ? undefined : wordsForError(error, place).sentence;
  if (end !== undefined) {
    return problem === undefined || end !== 'credentials' ? ends[end] : `${ends[end]}: ${problem}`;
  }
  if (fallBack !== undefined) {
    return fallBackWords(fallBack, place);
  }
  const how = mode === 'liveTail' ? 'Following with Live Tail' : 'Following: checking every 5 seconds';
  return problem === undefined ? how : `${how}. Last check failed: ${problem}`;
}
