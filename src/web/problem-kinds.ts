// The kinds of problem that a program is told of (RFC 9457, `type`): each a fixed name it may act on, and what it says. The words of a title may change; these do not.
export const problemKinds = {
  'not-signed-in': 'There is no session, or the token has expired. Make a new token.',
  'not-allowed': 'This person’s jobs do not allow it. Sending it again will not help.',
  'from-elsewhere': 'It was sent from a page of another site.',
  'not-found': 'It does not exist, or this person may not open it. The answer is the same for both.',
  'other-method': 'The address does not take this method: see the Allow header.',
  'not-json': 'The content type is not application/json.',
  unreadable:
    'It is not JSON, is nested too deeply, gives a key twice in one object, or gives a key or a position that is not valid.',
  'too-long': 'It is longer than Vigil accepts.',
  'cannot-be-shown': 'The address asks for something that does not exist: see `errors`.',
  refused:
    'Vigil understood it, but a rule does not allow it: `errors` gives every problem at once, each with its field.',
  conflict:
    'The record has changed since the position you gave, or was never at that position. Read it again, then decide.',
  'key-used': 'This Idempotency-Key was already used with a different body. Use a new key for a new command.',
  'too-many': 'There were too many requests, or too many live streams at once. Wait as long as Retry-After says.',
  busy: 'The database is working, but other requests came first. Wait as long as Retry-After says.',
  'in-turn': 'Figures are computed for one person at a time, and the queue is full. Wait as long as Retry-After says.',
  'database-away':
    'The database cannot be reached. What was sent may have been recorded: send it again with the same key.',
  fault:
    'This is a fault in Vigil, and it has been logged. What was sent may have been recorded: send it again with the same key.',
} as const

export type ProblemKind = keyof typeof problemKinds
export const kindsOfProblem = Object.keys(problemKinds).filter((one): one is ProblemKind => one in problemKinds)

/** Where the kind is explained, as a program is told it: relative to the server it asked. */
export const problemType = (kind: ProblemKind): string => `/using-the-api#${kind}`
