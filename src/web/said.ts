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
  title: 'This address is asked otherwise',
  sentences: [`It answers to ${methods.join(' and ')}. Nothing was recorded.`],
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
  forbidden(`To ${permission} is for ${listed(rolesThatMay(permission))}.`)

const listed = (roles: readonly Role[]): string =>
  roles.length < 2 ? (roles[0] ?? 'nobody') : `${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}`

export const signInFirst: Said = {
  status: 401,
  problem: 'not-signed-in',
  title: 'Sign in first',
  sentences: ['You are not signed in.'],
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
    'The database answers, but more was asked at once than Vigil does at once, so this was not done.',
    'Wait some seconds and try again.',
  ],
  retryAfterSeconds: 5,
}

/** One after the other, and as many wait as are let: the same words beside a form and on a page of their own. */
export const notItsTurn = {
  status: 503,
  problem: 'in-turn',
  title: 'Others are having figures computed again',
  sentences: [
    'Figures are computed again from the facts for one person after another, and as many wait as Vigil lets wait. This was not done, and nothing was recorded.',
    'Try again in half a minute. Everything else in Vigil works meanwhile.',
  ],
  retryAfterSeconds: 30,
} as const satisfies Said

export const tooBig: Said = {
  status: 413,
  problem: 'too-long',
  title: 'What you sent is too long',
  sentences: [
    'A form takes one megabyte of text, and where it asks for a picture one of eight megabytes. Nothing was recorded.',
    'Go back with your browser’s back button: what you typed is still there. Shorten it, or choose a smaller picture or file, and send again.',
  ],
}

export const tooOften: Said = {
  status: 429,
  problem: 'too-many',
  title: 'Too many requests',
  sentences: [
    'From this session, or from the network address that it shares with others, more pages were asked for than people can read. Wait a minute, then try again.',
  ],
}

export const ourFault: Said = {
  status: 500,
  problem: 'fault',
  title: 'Something went wrong in Vigil',
  sentences: [
    'It is a fault of ours, and it has been noted. We cannot say whether what you sent was recorded: look before you send it again.',
  ],
}

export const fromElsewhere: Said = {
  status: 403,
  problem: 'from-elsewhere',
  title: 'This was sent from another site',
  sentences: ['Forms are taken only from Vigil’s own pages. Nothing was recorded.'],
}

export const noText: Said = {
  status: 422,
  problem: 'cannot-be-shown',
  title: 'This address asks for something that cannot be shown',
  sentences: ['It holds a NUL (%00), which no text has. Nothing was recorded: take it out and ask again.'],
}

export const unreadable = (status: number): Said => ({
  status,
  problem: 'unreadable',
  title: 'What was sent could not be read',
  sentences: [
    'It was not in the form expected: a program sends JSON, in UTF-8 and as application/json. Nothing was recorded.',
  ],
})
