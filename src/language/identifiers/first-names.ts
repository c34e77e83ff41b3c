/**
 * First names that are common in Britain, of children and of grown-ups, from many communities; a judgement. Left out are
 * names that are as often a word, a month, a surname or a place (Will, Mark, May, Grace, Victoria, Chelsea): a list that
 * knows too much takes every "Grace period" for a person.
 */
const names = `
aaliyah aaron abdul abdullah abigail abu adam adele adrian ahmed aiden aidan aimee aisha alan alana albert alec alejandro
alesha alex alexander alexandra alexis alfie alfred ali alice alicia alisha alison aliyah allan amaan amanda amara amelia
amelie amina amir amira amy ana anas andrea andrei andrew andy angela angus aniyah anita anna annabel annabelle anne
annie anthony anya archie arjun arlo arthur arya asha ashleigh asif asma ava avani ayaan ayesha ayub babatunde barbara
barry beatrice becky ben benjamin bernadette beth bethany bilal billie blessing bogdan bonnie bradley brandon brenda
brian bridget brooke bronwyn bruce caitlin caleb callum calum cameron camilla carl carla caroline carolyn catherine
cathy catrin celia charlie chidi chinedu chloe chris christine christopher ciara claire clare clara clive cody colin
connor corey courtney craig cynthia daisy damian damilola daniel danielle danny daniyal darcey darren dave david deborah
debbie deepa denise dennis derek destiny dexter dhruv diana diane dmitri dominic donna doris dorothy duncan dylan ebony
eddie edith edward eileen elaine eleanor elena elizabeth elijah ella ellen elliot elliott ellie eloise elsie emil emilia
emily emma emmanuel eric erin esme esther ethan eva evan evelyn evie ewan ezra farah faisal fatima fatuma felicity
felix femi fergus finlay finley fiona frances francesca francis freddie frederick freya gabriel gabriella gareth gary
gavin gemma geoff geoffrey george georgie georgina gerald geraldine gillian gina gloria gordon graham gregory gurpreet
gwen hamza hana hannah harjit harper harriet harris harrison harry harvey hasan hassan hattie hayden hayley heather hector
heidi helen helena henry hilary holly howard hugh hugo ian ibrahim ibrahima idris imaan imogen imran ioana iona iqra irene
iris isaac isabel isabella isabelle isaiah isla ismail ivan ivy jackson jacob jacqueline jacqui jaden jagdeep jake jakub
jamal jameel james jamie jan jane janet janice jasmin jasmine jason jasper jay jayden jean jeff jeffrey jemima jenna
jennifer jenny jeremy jermaine jerome jess jesse jessica jill jim jimmy joan joanna joanne jodie joe joel john johnny
jonah jonathan josef joseph josephine josh joshua joyce juan judith julia julian julie juliet justin kacper kai kamal
kamil kareem karen karl karim kasia kate katherine kathleen kathryn katie katy kay kayden kayla kayleigh keira keiran
keith kelly kelvin ken kenneth kenzie kerry kevin khadija khalid kian kiara kieran kim kimberley kirsty kofi krishna
kristina kwame kyle kylie kyra lacey laila lana latisha laura lauren laurence layla leah leanne lee leighton lena leo leon
leonard leonie lesley leslie lewis lexi liam libby lila lilly lily linda lindsay lisa liz lola lorna lorraine louie louis
louisa louise luca lucas lucia lucinda lucy luis lukas luke luna lydia lynn lynne mackenzie maddison madeleine madison
magdalena mahmoud maisie malachi malcolm malik malika manjit marcel marcia marcus margaret maria mariam marie marilyn
marina mario marion marjorie marlene martha martin martina maryam mateusz matilda matthew maureen maurice mavis maya
megan mehmet mei melanie melissa mia michael michaela michal michelle miguel mikolaj milan mila millie milo minnie mira
miriam mohamed mohammad mohammed moira molly monica morgan moses muhammad musa mustafa myles nadia naomi nancy nasir natalia
natalie natasha nathan nathaniel neil nevaeh niamh nicholas nick nicola nicole nigel nikita nikhil nina noah noel noor nora
norman nuala oksana olena oliver olivia olu omar orla orlando oscar osman owen pamela parveen patricia patrick patryk paul
paula pauline pavel penelope penny pete peter phil philip philippa phillip phoebe phyllis pippa piotr polly pooja poppy
priya rachael rachel radu rafael rahim rahul raj rajesh ralph ramona rania ravi raymond reece reggie rehan reuben rhiannon
rhys riaz ricardo richard ricky rihanna riley rita robert roberta robin rochelle rodney roger rohan roman ronald ronnie
rory rosa rosalind rosemary rosie rowan roxanne roy ruby rupert russell ruth ryan saad sabrina sadia safiya sally sam
samantha samina samir samira samuel sandra sanjay santiago sara sarah sasha saskia scarlett scott sean sebastian selina
serena seth shabana shan shane shanice shannon sharon shaun shauna sheila shelley shirley shreya siân sian sidney siddiq
sienna simon simone sinead siobhan skye sofia sonia sophia sophie stacey stanislav stanley stefan stella stephanie stephen
steve steven stewart stuart sunita susan susanna suzanne sylvia taha tahir tamara tamika tanya tara tariq taylor teddy
teresa terence terry theo theodore theresa thomas tia tiana tiffany tim timothy tina toby todd tom tomasz tommy toni tony
tracey tracy trevor tristan tyler tyrell tyrone usman valerie vanessa vera vicky vijay vikram vincent viktor violet vivian
wayne wendy wesley wiktor wilfred william winston xander xavier yasmin yasmine youssef yusuf yvette yvonne zac zach
zachary zahra zain zainab zak zakaria zara zayn zeeshan zoe zofia zuzanna
`;

let firstNames: ReadonlySet<string> | undefined;

/** Whether a word is a common first name, in any case. */
export function isFirstName(word: string): boolean {
  firstNames ??= new Set(names.trim().split(/\s+/));
  return firstNames.has(word.toLowerCase());
}
