// The kinds of problem that a program is told of (RFC 9457, `type`): each a fixed name it may act on, and what it says. The words of a title may change; these do not.
export const problemKinds = {
  'not-signed-in': 'No session, or the token has ended. Make a new token.',
  'not-allowed': 'The jobs of this person do not allow it. Sending it again changes nothing.',
  'from-elsewhere': 'It was sent from a page of another site.',
  'not-found': 'There is no such thing, or it is not this person’s to open. Both are answered alike.',
  'other-method': 'The address answers to other methods: see the header Allow.',
  'not-json': 'The content type is not application/json.',
  unreadable: 'It is not JSON, is nested too deep, or names a key or a position that is none.',
  'too-long': 'It is longer than Vigil takes.',
  'cannot-be-shown': 'The address asks for something that does not exist: see `errors`.',
  refused:
    'Read and understood, and a rule does not let it be: every problem at once in `errors`, each with its field.',
  conflict:
    'The record was changed after the position that was named, or never stood at it. Read it again, then decide.',
  'key-used': 'This Idempotency-Key came before with another body. Use a new key for a new command.',
  'too-many': 'Asked too often, or too many live streams at once. Wait as long as Retry-After says.',
  busy: 'The database answers and others were first. Wait as long as Retry-After says.',
  'in-turn':
    'Figures are computed again for one person after another, and enough wait. Wait as long as Retry-After says.',
  'database-away':
    'The database cannot be reached. What was sent may have been recorded: send it again with the same key.',
  fault: 'A fault of Vigil’s own, and noted. What was sent may have been recorded: send it again with the same key.',
} as const

export type ProblemKind = keyof typeof problemKinds
export const kindsOfProblem = Object.keys(problemKinds).filter((one): one is ProblemKind => one in problemKinds)

/** Where the kind is explained, as a program is told it: relative to the server it asked. */
export const problemType = (kind: ProblemKind): string => `/using-the-api#${kind}`
