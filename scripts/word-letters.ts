const head =
  '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><style>@page{size:21cm 29.7cm;margin:2cm} body{font-family:Arial;font-size:12pt} p{margin-bottom:6pt}</style></head><body>';

/** A letter to parents, for LibreOffice to make a Word file of. */
export const nurseryPlace = `${head}
<p>Northshire Council<br>Civic Centre, High Street, Northtown</p>
<p>Dear parent or carer</p>
<h1>Your child’s nursery place from September</h1>
<p>Thank you for applying. We are pleased to inform you that a place has been allocated to your child at <b>Acorn Nursery</b>.</p>
<p>You can <a href="https://www.example.com/nursery-places">accept the place online</a>. Please endeavour to respond prior to 30 May 2025, otherwise the place may be offered to another child.</p>
<h2>What the place includes</h2>
<ul><li>30 hours of childcare a week in term time</li><li>A settling-in visit, for which you do not have to pay anything</li>
<li>Meals, if you pay for them:<ul><li>breakfast</li><li>lunch</li></ul></li></ul>
<h2>Times and costs</h2>
<table border="1"><thead><tr><th>Session</th><th>Time</th><th>Cost of meals</th></tr></thead>
<tbody><tr><td>Morning</td><td>8am to 1pm</td><td>£2.40</td></tr><tr><td>Afternoon</td><td>1pm to 6pm</td><td>£2.80</td></tr></tbody></table>
<h2>If your child needs extra help</h2>
<p>If your child has an EHCP, the SENCO at the nursery will get in touch with you so that the transition can be facilitated appropriately and in a timely manner, taking account of the views of everyone who knows your child, and a multi-agency meeting may be convened.</p>
<p><u>Please read this</u>: the nursery’s address is 1 Acorn Lane, Northtown. <i>Parking is limited.</i></p>
<h2>What happens next</h2>
<p>We will write to you again in due course. If you have any queries, call 01632 960 010 or email nursery@example.com.</p>
<p>Yours faithfully</p><p>Alex Sample<br>Admissions team</p>
</body></html>`;

const points = [
  'the dates and times on which officers attended the address, and the names of those who were spoken to',
  'any record of concern about the welfare of children at the address, whether or not it led to a referral',
  'the outcome of any investigation, including one that was closed without further action',
  'a point of contact whom the allocated social worker can call in the course of the assessment',
];

const background =
  'The assessment began on 3 March 2025 after a referral by the school. The family knows that we are asking for this information, and has been told what we will use it for. Checks with health and education have been completed, and nothing that they hold changes what we ask of you here.';

/** A request to a police force, long enough for three pages, for LibreOffice to make a Word file of. */
export const requestForInformation = `${head}
<p>OFFICIAL-SENSITIVE</p>
<h1>Request for information: Section 47 enquiry</h1>
<p>To the Central Referral Unit</p>
<p>We utilise this form to request information under section 47 of the Children Act 1989. Please reply by 5pm on 14 May 2025 to requests@northshire.example.com.</p>
${[1, 2, 3, 4, 5, 6]
  .map(
    (number) => `<h2>Part ${number}: what we need</h2><p>${background}</p><p>Please send us:</p>
<ol>${points.map((point) => `<li>${point}</li>`).join('')}</ol><p>${background}</p>`,
  )
  .join('\n')}
<p>Yours faithfully</p><p>Alex Sample<br>Team manager</p>
</body></html>`;
