// What is said around signing in: each page a title, a few sentences and one thing to do next.
import { type Answer } from './provider.ts'
import { clocksDiffer } from './refused.ts'

const wiped = 'Anything you had typed on this machine and not sent was wiped.'

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
  'no address': 'The sign-in provider did not give your email address, which Vigil needs to know who you are.',
  'address not verified':
    'The sign-in provider does not say that your email address is verified. The people who run Vigil can set it to trust this provider’s addresses (OIDC_ADDRESSES).',
}

export const pages = {
  ended: {
    status: 200,
    title: 'You are signed out',
    sentences: [wiped, 'The next person to sign in here will be asked who they are.'],
    link: { href: '/sign-in', text: 'Sign in again' },
  },
  endedHereOnly: {
    status: 200,
    title: 'You are signed out of Vigil',
    sentences: [
      wiped,
      'The sign-in service did not say how to sign out of it. Other programs that you opened with the same account may still be open on this machine. Sign out of them too before you leave it.',
      'The next person to sign in to Vigil here will be asked who they are.',
    ],
    link: { href: '/sign-in', text: 'Sign in again' },
  },
  ending: (address: string): Page & { readonly onwards: string } => ({
    status: 200,
    title: 'Signing you out',
    sentences: [wiped, 'You are signed out of Vigil. In a moment the sign-in service will sign you out too.'],
    link: { href: address, text: 'Continue, if nothing happens' },
    onwards: address,
  }),
  away: {
    status: 503,
    title: 'Sign-in cannot be reached',
    sentences: [
      'The sign-in service is not answering. People who are already signed in can go on working.',
      'Try again in a moment. If this keeps happening, work from the printed active list and tell the help desk.',
    ],
    link: { href: '/sign-in', text: 'Try again' },
  },
  failedTooOften: {
    status: 429,
    title: 'Too many sign-ins failed',
    sentences: [
      'Sixty sign-ins failed in a minute from the network address that you share. People who are already signed in can go on working. People whose browser has been used to sign in here before can still sign in.',
      'Wait a minute, then sign in. If this keeps happening, work from the printed active list and tell the help desk that a machine at that address is faulty or being misused.',
    ],
    link: again,
    retryAfterSeconds: 60,
  },
  failedHere: {
    status: 429,
    title: 'Too many sign-ins failed',
    sentences: [
      'Ten sign-ins failed in a minute in this browser. People who are already signed in can go on working.',
      'Wait a minute, then sign in. If this keeps happening, use another machine and tell the help desk.',
    ],
    link: again,
    retryAfterSeconds: 60,
  },
  manyAtOnce: {
    status: 503,
    title: 'Too many people are signing in at once',
    sentences: [
      'The sign-in service is slow, and no more people can wait for it. People who are already signed in can go on working.',
      'Try again in a moment. If this keeps happening, work from the printed active list and tell the help desk.',
    ],
    link: { href: '/sign-in', text: 'Try again' },
    retryAfterSeconds: 5,
  },
  notLetIn: (code: string): Page => ({
    status: 503,
    title: 'The sign-in service refuses Vigil',
    sentences: [
      code === clocksDiffer
        ? 'The clock of the sign-in service and Vigil’s clock differ. Nobody can sign in until they agree. You did nothing wrong.'
        : 'The sign-in service refuses Vigil itself. Nobody can sign in until that is put right. You did nothing wrong.',
      `Tell the help desk what the service said: ${code}. People who are already signed in can go on working. If you are not, work from the printed active list.`,
    ],
    link: { href: '/sign-in', text: 'Try again' },
  }),
  notOurForm: {
    status: 403,
    title: 'You are still signed in',
    sentences: [
      'You were not signed out, because the request did not come from a page of this session. Load the page again and sign out there.',
    ],
    link: { href: '/', text: 'Go to the first page' },
  },
  otherBrowser: (address: string): Page => ({
    status: 400,
    title: 'Signing in was not finished',
    sentences: [
      'Signing in took more than ten minutes or was begun in another tab or browser, or cookies are switched off.',
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
      'Somebody has already signed in with this address, using a different account at the sign-in provider. Vigil knows them by that account.',
      'Sign in with the account that you used before. If you have been given a new account, ask your force’s system administrator to let it in. If you have never signed in here, tell the help desk.',
    ],
    link: again,
  },
  ofSomebodyElse: {
    status: 403,
    title: 'You could not be signed in',
    sentences: [
      'Somebody else signs in here with your account at the sign-in provider, under a different address.',
      'Ask your force’s system administrator which address is recorded for you.',
    ],
    link: again,
  },
  unknown: (email: string): Page => ({
    status: 403,
    title: 'Vigil does not know you',
    sentences: [
      `Nobody who works for a force here has the address ${email} at present.`,
      'If you have joined or moved, ask your force’s system administrator to add you. If you have left, your access has ended.',
    ],
    link: again,
  }),
} satisfies Record<string, Page | ((detail: never) => Page)>
