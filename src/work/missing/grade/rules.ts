// The default table of minimum grades, R1 to R23. Rules only raise: the highest that fires is the minimum.
import type { GradeTable, TableRow } from './table.ts'

const app = 'College of Policing, missing persons APP (2023)'
const app26 = 'College of Policing, missing persons APP (2026)'
const ours = 'Vigil default; the force decides'

const seriousCrime = ['senior investigating officer named', 'scene secured', 'child rescue alert decided']

type Given = Pick<TableRow, 'when' | 'level' | 'because'> & Partial<TableRow>

/** HIGH is looked at after 30 minutes and each hour; everything else after an hour and every four. */
const row = (id: string, given: Given): TableRow => ({
  source: app,
  basis: 'national guidance',
  mayGoBelow: given.level === 'HIGH' ? 'superintendent' : 'inspector',
  firstReviewMinutes: given.level === 'HIGH' ? 30 : 60,
  reviewEveryMinutes: given.level === 'HIGH' ? 60 : 240,
  actions: [],
  ...given,
  id,
})

export const defaultGradeTable: GradeTable = {
  rules: [
    row('R1', {
      when: { child: 'true' },
      level: 'MEDIUM',
      because: 'under 18, or not shown to be older',
      source: `${app}, children; the minimum itself is a Vigil default`,
      basis: 'Vigil default',
    }),
    row('R3', {
      when: { age: '< 13' },
      level: 'HIGH',
      because: 'under 13',
      source: ours,
      basis: 'Vigil default',
      mayGoBelow: 'inspector',
    }),
    row('R4', {
      when: { 'self-harm': '"yes"' },
      level: 'HIGH',
      because: 'suicide or self-harm: spoken of, tried or signs left',
      actions: ['hospitals asked'],
    }),
    row('R5', {
      when: { 'crime-victim': '"yes"' },
      level: 'HIGH',
      because: 'may be the victim of a serious crime',
      mayGoBelow: 'senior investigating officer',
      actions: seriousCrime,
    }),
    row('R5', {
      when: { abduction: '"yes"' },
      level: 'HIGH',
      because: 'may have been taken',
      mayGoBelow: 'senior investigating officer',
      actions: seriousCrime,
    }),
    row('R6a', {
      when: { exploitation: '"yes"' },
      level: 'MEDIUM',
      because: 'exploitation known or suspected',
      mayGoBelow: 'inspector and exploitation desk',
      reviewEveryMinutes: 120,
      actions: ['exploitation desk consulted', 'suspects listed'],
    }),
    row('R6a', {
      when: { exploitationFlag: '"known or suspected", "high"' },
      level: 'MEDIUM',
      because: 'exploitation known from earlier records',
      mayGoBelow: 'inspector and exploitation desk',
      reviewEveryMinutes: 120,
      actions: ['exploitation desk consulted', 'suspects listed'],
    }),
    ...(
      [
        [{ 'exploited-flagged-high': '"yes"' }, 'flagged as at high risk of exploitation'],
        [{ exploitationFlag: '"high"' }, 'high risk of exploitation in earlier records'],
        [{ 'with-exploiter': '"yes"' }, 'believed to be with someone who exploits them'],
        [{ harmInExploitationEpisode: 'true' }, 'harmed before in an episode with exploitation'],
      ] as const
    ).map(([when, because]) =>
      row('R6b', {
        when,
        level: 'HIGH',
        because,
        source: ours,
        basis: 'Vigil default',
        mayGoBelow: 'superintendent and exploitation desk',
        actions: ['exploitation desk consulted', 'suspects listed', 'intelligence cell asked'],
      }),
    ),
    row('R7', {
      when: { harmedBefore: '"harm"' },
      level: 'MEDIUM',
      because: 'harmed in an earlier episode or search',
      source: 'Studies: Davies and Sidebottom 2025; Giles, O’Brien and Waring 2026',
      basis: 'Vigil default',
    }),
    row('R7b', {
      when: { harmedBefore: '"serious harm"' },
      level: 'HIGH',
      because: 'seriously harmed in an earlier episode or search',
      source: 'Studies: Davies and Sidebottom 2025; Giles, O’Brien and Waring 2026',
      basis: 'Vigil default',
      mayGoBelow: 'inspector',
    }),
    row('R8', {
      when: { unaccompanied: '"yes"' },
      level: 'MEDIUM',
      because: 'unaccompanied, trafficked or of disputed age',
      actions: ['ports alerted', 'national referral considered'],
    }),
    // Ticked on the report, whatever is answered: who claims to be a child may be trafficked as one.
    row('R8', {
      when: { ageDisputed: 'true' },
      level: 'MEDIUM',
      because: 'of disputed age: a child until assessed',
      actions: ['ports alerted', 'national referral considered'],
    }),
    row('R8b', {
      when: { 'trafficking-sign': '"yes"' },
      level: 'HIGH',
      because: 'a sign of trafficking',
      mayGoBelow: 'inspector',
      actions: ['ports alerted', 'national referral considered'],
    }),
    row('R9', {
      when: { 'dose-overdue': '"yes"' },
      level: 'HIGH',
      because: 'an essential dose is overdue',
      source: app26,
      mayGoBelow: 'inspector with clinical advice',
      actions: ['hospitals asked', 'clinician consulted'],
    }),
    row('R10', {
      when: { disability: '"yes"' },
      level: 'MEDIUM',
      because: 'disability, autism, or help needed to communicate or decide',
      source: app26,
      reviewEveryMinutes: 120,
      actions: ['search adviser consulted'],
    }),
    row('R10b', {
      when: { 'cannot-keep-safe': '"yes"' },
      level: 'HIGH',
      because: 'unable to keep themselves safe',
      source: app26,
      mayGoBelow: 'inspector',
      actions: ['search adviser consulted'],
    }),
    row('R11', {
      when: { exposure: '"yes"' },
      level: 'HIGH',
      because: 'exposed to weather or water',
      source: app26,
      mayGoBelow: 'inspector',
      actions: ['search adviser consulted'],
    }),
    row('R12', {
      when: { 'looked-after': '"yes"' },
      level: 'MEDIUM',
      because: 'looked after, care leaver, on a plan or in need: care never lowers a grade',
      actions: ['carer’s own assessment asked for', 'placing authority told'],
    }),
    // What is answered now is the newest word: a no ends it, a care order or a placement may be over.
    row('R12', {
      when: { lookedAfterOnRecord: 'true', 'looked-after': '"not known"' },
      level: 'MEDIUM',
      because: 'looked after, care leaver, on a plan or in need: known from earlier records',
      actions: ['carer’s own assessment asked for', 'placing authority told'],
    }),
    row('R13', {
      when: { 'out-of-area': '"yes"' },
      level: 'MEDIUM',
      because: 'placed here from elsewhere',
      source: 'All-party inquiry of members of Parliament on missing children; national stability reviews',
      basis: 'Vigil default',
      actions: ['placing authority told', 'host authority told', 'home force asked'],
    }),
    row('R13', {
      when: { placedHereOnRecord: 'true', 'looked-after': 'not("no")', 'out-of-area': '"not known"' },
      level: 'MEDIUM',
      because: 'placed here from elsewhere: known from earlier records',
      source: 'All-party inquiry of members of Parliament on missing children; national stability reviews',
      basis: 'Vigil default',
      actions: ['placing authority told', 'host authority told', 'home force asked'],
    }),
    row('R14', {
      when: { reportsIn90Days: '>= 3' },
      level: 'MEDIUM',
      because: 'three or more reports in 90 days: never a reason to lower',
      actions: ['strategy meeting held'],
    }),
    row('R15', {
      when: { 'out-of-character': '"yes"', firstEpisode: 'true' },
      level: 'MEDIUM',
      because: 'first episode, and out of character',
    }),
    row('R16', {
      when: { 'honour-based': '"yes"' },
      level: 'HIGH',
      because:
        'forced marriage, honour-based abuse or mutilation: tell the family nothing without the senior investigating officer',
      source: `${app}; Police Scotland question set`,
      actions: ['specialist consulted', 'family disclosure decided'],
    }),
    row('R17', {
      when: { 'abuse-at-home': '"yes"' },
      level: 'MEDIUM',
      because: 'abuse at home, or a parent or carer is a suspect',
      source: 'Inspection of Cleveland 2017',
      basis: 'Vigil default',
      actions: ['where to return decided'],
    }),
    row('R18', {
      when: { 'with-known-risk': '"yes"' },
      level: 'HIGH',
      because: 'believed to be with a known risk to children',
      source: ours,
      basis: 'Vigil default',
      mayGoBelow: 'senior investigating officer',
      actions: ['address visited', 'suspects listed'],
    }),
    row('R19', {
      when: { unanswered: '> 0' },
      level: 'MEDIUM',
      because: 'something that must be asked is not known: lack of information is not safety',
      source: `${app} and 2026`,
      mayGoBelow: 'nobody until answered',
    }),
    row('R20', {
      when: { 'travel-abroad': '"yes"' },
      level: 'MEDIUM',
      because: 'may try to travel abroad',
      reviewEveryMinutes: 120,
      actions: ['ports alerted', 'passport checked'],
    }),
    row('R20b', {
      when: { 'travel-credible': '"yes"' },
      level: 'HIGH',
      because: 'travel or radicalisation is credible',
      mayGoBelow: 'inspector',
      actions: ['ports alerted', 'passport checked'],
    }),
    row('R21', {
      when: { 'danger-to-others': '"yes"' },
      level: 'HIGH',
      because: 'may be a danger to others',
    }),
    row('R21', { when: { weapon: '"yes"' }, level: 'HIGH', because: 'may have a weapon' }),
    row('R22', {
      when: { minutesMissing: '>= 1440' },
      level: 'MEDIUM',
      because: 'still missing after 24 hours: say why it is not HIGH',
      source: ours,
      basis: 'Vigil default',
      mayGoBelow: 'detective inspector',
      firstReviewMinutes: 60,
      reviewEveryMinutes: 720,
      actions: ['media decided'],
    }),
    row('R23', {
      when: { minutesMissing: '>= 4320' },
      level: 'HIGH',
      because: 'still missing after 72 hours',
      source: 'Statutory Code of Practice 2009 for the 72 hours; the grade is a Vigil default',
      basis: 'Vigil default',
      actions: ['missing persons unit told', 'dna and dental secured', 'bank and travel cards checked'],
    }),
  ],
}
