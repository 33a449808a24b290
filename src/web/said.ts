// What is said when something cannot be done, in plain words: each with its status, its title and what to do next.
import type { Refusal } from '../kernel/outcome.ts'
import { type Permission, type Role, rolesThatMay } from '../registers/permissions.ts'
import type { ProblemKind } from './problem-kinds.ts'

export type Said = {
  readonly status: number
  readonly problem: ProblemKind
  readonly title: string
  readonly sentences: readonly string[]
  readonly errors?: readonly Refusal[]
  /** When it is worth asking again. */
  readonly retryAfterSeconds?: number
}

export const notFound: Said = {
  status: 404,
  problem: 'not-found',
  title: 'There is no such page',
  sentences: [
    'There is nothing at this address, or you may not open it.',
    'Check the address, or start again from the board.',
  ],
}

export const otherMethod = (methods: readonly string[]): Said => ({
  status: 405,
  problem: 'other-method',
  title: 'This address does not take that kind of request',
  sentences: [`It takes ${methods.join(' and ')} only. Nothing was recorded.`],
})

export const forbidden = (sentence?: string): Said => ({
  status: 403,
  problem: 'not-allowed',
  title: 'Your role does not allow this',
  sentences: [
    sentence ?? 'This is for other roles in your force.',
    'Nothing was recorded. If you need it for your work, ask your supervisor.',
  ],
})

/** Names the jobs that may, so that the reader knows whom to ask. */
export const notYours = (permission: Permission): Said =>
  forbidden(`To ${permission}, you need this job: ${listed(rolesThatMay(permission))}.`)

const listed = (roles: readonly Role[]): string =>
  roles.length < 2 ? (roles[0] ?? 'nobody') : `${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}`

export const signInFirst: Said = {
  status: 401,
  problem: 'not-signed-in',
  title: 'Sign in first',
  sentences: ['You are not signed in.'],
}

/** To a program: which of the three it is would tell a stranger that there once was such a token. */
export const tokenNotGood: Said = {
  ...signInFirst,
  sentences: [
    'The token is not known here, has expired or was revoked, or whoever it acts for has left. Ask whoever runs Vigil for another.',
  ],
}

export const away: Said = {
  status: 503,
  problem: 'database-away',
  title: 'The database cannot be reached',
  sentences: [
    'Nothing new can be read or recorded just now. Try again in a moment.',
    'If it goes on, carry on by radio and paper, and tell the help desk.',
  ],
}

export const busy: Said = {
  status: 503,
  problem: 'busy',
  title: 'Vigil is busy',
  sentences: [
    'The database is working, but Vigil was asked to do more than it can at once, so this was not done.',
    'Wait a few seconds and try again.',
  ],
  retryAfterSeconds: 5,
}

/** One after the other, and as many wait as are let: the same words beside a form and on a page of their own. */
export const notItsTurn = {
  status: 503,
  problem: 'in-turn',
  title: 'Other people’s figures are being computed',
  sentences: [
    'Vigil computes figures from the facts for one person at a time, and the queue is full. This was not done, and nothing was recorded.',
    'Try again in half a minute. Everything else in Vigil still works.',
  ],
  retryAfterSeconds: 30,
} as const satisfies Said

export const tooBig: Said = {
  status: 413,
  problem: 'too-long',
  title: 'What you sent is too long',
  sentences: [
    'A form can take one megabyte of text and, where it asks for a picture, a picture of up to eight megabytes. Nothing was recorded.',
    'Go back with your browser’s back button: what you typed is still there. Shorten it, or choose a smaller picture or file, and send again.',
  ],
}

export const tooOften: Said = {
  status: 429,
  problem: 'too-many',
  title: 'Too many requests',
  sentences: [
    'More pages were asked for than a person can read, from this session or from the network address that it shares with others. Wait a minute, then try again.',
  ],
}

export const ourFault: Said = {
  status: 500,
  problem: 'fault',
  title: 'Something went wrong in Vigil',
  sentences: [
    'This is our fault, and it has been logged. We cannot say whether what you sent was recorded: check before you send it again.',
  ],
}

export const fromElsewhere: Said = {
  status: 403,
  problem: 'from-elsewhere',
  title: 'This was sent from another site',
  sentences: ['Vigil takes forms only from its own pages. Nothing was recorded.'],
}

export const noText: Said = {
  status: 422,
  problem: 'cannot-be-shown',
  title: 'This address asks for something that cannot be shown',
  sentences: ['It contains a NUL (%00), which no text can have. Nothing was recorded: take it out and try again.'],
}

export const unreadable = (status: number): Said => ({
  status,
  problem: 'unreadable',
  title: 'What was sent could not be read',
  sentences: [
    'It was not in the form expected: a program must send JSON, in UTF-8 and as application/json. Nothing was recorded.',
  ],
})

export const namedTwice = (keys: readonly string[]): Said => ({
  ...unreadable(400),
  sentences: keys.map((key) => `The JSON gives “${key}” twice in one object. Give it once: nothing was recorded.`),
})
