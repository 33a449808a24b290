// What is said around signing in: each page a title, a few sentences and one thing to do next.
import { type Answer } from './provider.ts'
import { clocksDiffer } from './refused.ts'

const wiped = 'What you had begun to type on this machine was wiped.'

export type Page = {
  readonly status: number
  readonly title: string
  readonly sentences: readonly string[]
  readonly link: { readonly href: string; readonly text: string }
  readonly retryAfterSeconds?: number
}

const again = { href: '/sign-in', text: 'Sign in' }

const helpDesk = 'If it happens again, tell the help desk what this page says.'

const refusals: Readonly<Record<Extract<Answer, { kind: 'refused' }>['because'], string>> = {
  'by the provider': 'The sign-in provider did not say who you are.',
  'no address': 'The sign-in provider did not give your email address, by which Vigil knows people.',
  'address not verified':
    'The sign-in provider does not say that your email address is verified. Whoever runs Vigil may say that this provider’s addresses can be trusted (OIDC_ADDRESSES).',
}

export const pages = {
  ended: {
    status: 200,
    title: 'You are signed out',
    sentences: [wiped, 'Whoever signs in here next is asked who they are.'],
    link: { href: '/sign-in', text: 'Sign in again' },
  },
  endedHereOnly: {
    status: 200,
    title: 'You are signed out of Vigil',
    sentences: [
      wiped,
      'The service that says who you are did not say how to sign out there: other programs that you opened with the same account may still be open on this machine. Sign out of them too before you leave it.',
      'Whoever signs in to Vigil here next is asked who they are.',
    ],
    link: { href: '/sign-in', text: 'Sign in again' },
  },
  ending: (address: string): Page & { readonly onwards: string } => ({
    status: 200,
    title: 'Signing you out',
    sentences: [wiped, 'You are signed out of Vigil. In a moment the service that says who you are signs you out too.'],
    link: { href: address, text: 'Go on, where nothing happens' },
    onwards: address,
  }),
  away: {
    status: 503,
    title: 'Sign-in cannot be reached',
    sentences: [
      'The service that says who you are does not answer. People who are signed in already can go on working.',
      'Try again in a moment. If it goes on, work from the printed active list and tell the help desk.',
    ],
    link: { href: '/sign-in', text: 'Try again' },
  },
  failedTooOften: {
    status: 429,
    title: 'Too many sign-ins failed',
    sentences: [
      'Sixty sign-ins in a minute failed from the network address that you share. People who are signed in already can go on working, and so can whoever signs in with a browser that was let in here before.',
      'Wait a minute, then sign in. If it goes on, work from the printed active list and tell the help desk: a machine at that address is at fault, or misused.',
    ],
    link: again,
    retryAfterSeconds: 60,
  },
  failedHere: {
    status: 429,
    title: 'Too many sign-ins failed',
    sentences: [
      'Ten sign-ins in a minute failed in this browser. People who are signed in already can go on working.',
      'Wait a minute, then sign in. If it goes on, use another machine, and tell the help desk.',
    ],
    link: again,
    retryAfterSeconds: 60,
  },
  manyAtOnce: {
    status: 503,
    title: 'Very many are signing in',
    sentences: [
      'The service that says who you are is slow, and as many people wait for it as Vigil lets wait. People who are signed in already can go on working.',
      'Try again in a moment. If it goes on, work from the printed active list and tell the help desk.',
    ],
    link: { href: '/sign-in', text: 'Try again' },
    retryAfterSeconds: 5,
  },
  notLetIn: (code: string): Page => ({
    status: 503,
    title: 'Vigil is not let in by the provider',
    sentences: [
      code === clocksDiffer
        ? 'The clock of the service that says who you are and Vigil’s differ. Nobody can sign in until they agree; it is nothing that you did.'
        : 'The service that says who you are refuses Vigil itself. Nobody can sign in until that is put right; it is nothing that you did.',
      `Tell the help desk, with what it said: ${code}. People who are signed in already can go on working; without a sign-in, work from the printed active list.`,
    ],
    link: { href: '/sign-in', text: 'Try again' },
  }),
  notOurForm: {
    status: 403,
    title: 'You are still signed in',
    sentences: ['Signing out was not asked for from a page of this session. Load the page again and sign out there.'],
    link: { href: '/', text: 'Go to the first page' },
  },
  otherBrowser: (address: string): Page => ({
    status: 400,
    title: 'Signing in was not finished',
    sentences: [
      'It took more than ten minutes, was begun in another tab or browser, or cookies are switched off.',
      `Open Vigil at ${address} and sign in there.`,
    ],
    link: { href: `${address}/sign-in`, text: 'Sign in' },
  }),
  refused: (because: keyof typeof refusals): Page => ({
    status: 403,
    title: 'You could not be signed in',
    sentences: [refusals[because], helpDesk],
    link: again,
  }),
  otherAccount: {
    status: 403,
    title: 'You could not be signed in',
    sentences: [
      'Somebody signed in with this address before, by another account at the sign-in provider, and is known by that one.',
      'Sign in with the account that you used before. If it was made anew, ask your force’s system administrator to let the new one in. Tell the help desk if you never signed in here.',
    ],
    link: again,
  },
  ofSomebodyElse: {
    status: 403,
    title: 'You could not be signed in',
    sentences: [
      'With your account at the sign-in provider somebody else signs in here, under another address.',
      'Ask your force’s system administrator which address is recorded for you.',
    ],
    link: again,
  },
  unknown: (email: string): Page => ({
    status: 403,
    title: 'Vigil does not know you',
    sentences: [
      `Nobody who works for a force here now has the address ${email}.`,
      'If you have joined or moved, ask your force’s system administrator to add you. If you left, your access ended then.',
    ],
    link: again,
  }),
} satisfies Record<string, Page | ((detail: never) => Page)>
