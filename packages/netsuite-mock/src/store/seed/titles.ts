const STAFF_TITLES: Readonly<Record<string, string>> = {
  Accounting: 'Accountant',
  'Accounts Payable': 'Accounts Payable Clerk',
  'Accounts Receivable': 'Accounts Receivable Clerk',
  Treasury: 'Treasury Analyst',
  'Human Resources': 'HR Business Partner',
  'Talent Acquisition': 'Recruiter',
  'Payroll & Benefits': 'Payroll Specialist',
  Engineering: 'Software Engineer',
  Platform: 'Platform Engineer',
  'Développement Lyon': 'Développeuse logiciel',
  'Quality Assurance': 'Test Engineer',
  Data: 'Data Analyst',
  'Vertrieb Süd': 'Gebietsverkaufsleiter',
  'Customer Support': 'Support Agent',
  Marketing: 'Marketing Specialist',
  Events: 'Event Coordinator',
  'IT Services': 'Systems Administrator',
  Facilities: 'Facilities Technician',
  Legal: 'Legal Counsel',
  Finance: 'Financial Analyst',
  Operations: 'Operations Specialist',
  Executive: 'Executive Assistant',
};

/** A job title for a level of the hierarchy and a department. */
export function titleOf(level: number, isManager: boolean, department: string): string {
  if (level === 0) return 'Chief Executive Officer';
  if (level === 1) return `Vice President, ${department}`;
  if (level === 2) return `Director, ${department}`;
  if (isManager) return `Manager, ${department}`;
  return STAFF_TITLES[department] ?? 'Account Manager';
}
