// What a kind of record of the loop is called where several stand together.

const words: Readonly<Record<string, string>> = {
  recommendation: 'Recommendations',
  action: 'Actions of the plan',
  inspection: 'Inspections',
  monitoring: 'Monitoring by the inspectorate',
  'section-55': 'Comments under section 55',
  question: 'Public questions',
  meeting: 'The board',
  audit: 'Case-file audits',
  'audited-file': 'Audited files',
  'peer-file': 'Files of other forces',
  'published-figures': 'Published figures',
  'commissioner-action': 'What the local policing body undertook',
  'scrutiny-decision': 'Scrutiny decisions',
  'publication-duty': 'Pages that must be published',
  'publication-check': 'Pages that must be published',
  'performance-meeting': 'Public performance meetings',
  'performance-year': 'Public performance meetings',
}

export const kindInWords = (kind: string): string => words[kind] ?? kind
