// The areas of the service in their order, each with the permission that opens it, and where each job begins.
import type { NavigationItem } from '../web/chassis.ts'
import type { Landing } from '../web/front.ts'

export const navigation: readonly NavigationItem[] = [
  { href: '/board', text: 'Board', permission: 'see the board', holds: ['/missing', '/same-home'] },
  { href: '/missing/report', text: 'Report', permission: 'report a missing child' },
  { href: '/handover', text: 'Handover', permission: 'hand over' },
  { href: '/supervisor', text: 'Supervisor', permission: 'review' },
  { href: '/coordinator', text: 'After the search', permission: 'see an episode', job: 'missing person coordinator' },
  { href: '/measures', text: 'Measures', permission: 'see measures' },
  { href: '/policy', text: 'Policy', permission: 'see measures' },
  {
    href: '/recommendations',
    text: 'Recommendations',
    permission: 'see recommendations',
    holds: [
      '/inspection',
      '/monitoring',
      '/register-file',
      '/publication',
      '/section-55',
      '/body',
      '/question',
      '/published-figures',
    ],
  },
  {
    href: '/plan',
    text: 'Plan',
    permission: 'see recommendations',
    holds: ['/action', '/programme'],
  },
  {
    href: '/audits',
    text: 'Audits',
    permission: 'see recommendations',
    holds: ['/audited-file', '/peer-file'],
  },
  {
    href: '/scrutiny',
    text: 'Scrutiny',
    permission: 'scrutinise',
    holds: [
      '/section-55',
      '/commissioner-action',
      '/scrutiny-decision',
      '/performance-meeting',
      '/publication-check',
      '/inspection/reports-to-body',
      '/inspection/panel-reports',
    ],
  },
  {
    href: '/questions',
    text: 'Questions',
    permission: 'decide on questions',
    holds: ['/published', '/told', '/panel-reports', '/panel-meeting', '/inspection'],
  },
  {
    href: '/meetings',
    text: 'Child protection board',
    permission: 'read packs',
    holds: ['/public-statements', '/public-statement', '/oversight-pack'],
  },
  {
    href: '/inspector',
    text: 'Workspace',
    permission: 'inspect',
    holds: ['/fieldwork'],
  },
  { href: '/staff', text: 'Staff', permission: 'administer staff' },
  { href: '/staff/changes', text: 'Staff changes', permission: 'see who may do what' },
  { href: '/waiting', text: 'Waiting', permission: 'erase' },
  { href: '/erasures', text: 'Erasures', permission: 'erase' },
]

/** Whose work begins elsewhere than at the first page they may open. */
export const landing: Landing = {
  "commissioner's office": '/scrutiny',
  'chief officer': '/meetings',
  'panel secretariat': '/questions',
  inspector: '/inspector',
}
