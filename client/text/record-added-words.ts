import type { AddedId } from './record-cards.ts';

/** Words of the cards on later findings and on newer cases. */

export interface CardText {
  readonly title: string;
  readonly says: string;
  readonly limits: string;
  readonly source: string;
  /** What the figures measure; empty without figures. */
  readonly measure: string;
  readonly figures: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
}

const plain = { measure: '', figures: {} };

export const ADDED: Record<AddedId, CardText> = {
  'us-allies': {
    title: 'Another collection: American threats work a little more often on allies',
    says: 'In cases of 1989 to 2015, threats by the United States succeeded more often against allies than against others.',
    limits: 'With 56 and 166 threats, a gap of this size may be chance.',
    source: 'EUSANCT v2, recomputed for this game.',
    measure: 'American threats that succeeded, %',
    figures: { allies: 'Allies', others: 'Others' },
    facts: {},
  },
  recoding: {
    ...plain,
    title: 'Coded anew, the allies’ difference is not there',
    says: 'The same kind of cases, for fewer years and coded anew, shows no effect of being an ally.',
    limits:
      'The years of 1970 to 2000 alone, and without the number of cases. It counts success otherwise, so its levels cannot be compared with the other cards.',
    source: 'A recoding of TIES, recomputed for this game.',
    facts: {
      recoding: '1970 to 2000: 23.4% of cases with allies succeeded, and 22.6% of the others.',
    },
  },
  reactance: {
    ...plain,
    title: 'People resist a threat beyond what it costs',
    says: 'For a model that only weighs costs, it makes no difference where a cost comes from. For people it does.',
    limits: 'From the abstract we do not know how large the difference is, or for whom it holds.',
    source: 'Powers and Altman 2023.',
    facts: {
      reactance:
        'When the costs are the same, targets give in less if it is a threat that imposes them.',
    },
  },
  'private-words': {
    ...plain,
    title: 'In Berlin, private words were believed more than public ones',
    says: 'The game lets a loud threat be believed more readily than a quiet one. This study found the reverse.',
    limits: 'One crisis between rivals, not among allies.',
    source: 'Katagiri and Min 2019.',
    facts: {
      'private-words':
        'In 18,000 documents on Berlin, deeds moved beliefs about resolve most, private words came next, and public words last.',
    },
  },
  pain: {
    ...plain,
    title: 'Do threats inform, or do they hurt?',
    says: 'One account says that threats work because they tell what was hidden, another that they work because the target depends on the sender. The evidence here is for the second.',
    limits: 'Finding no evidence for information is not evidence that there is none.',
    source: 'Whang, McLean and Kuberski 2013; Walentek and others 2021.',
    facts: {
      information:
        'The first study finds no evidence for information, and robust evidence for dependence.',
      pain: 'The second finds that threats succeed more often the more a sanction would cost the target.',
    },
  },
  assurance: {
    ...plain,
    title: 'A threat to leave, and a promise to stay',
    says: 'Pressing allies worked in this experiment, and worked best together with its opposite.',
    limits: 'A survey: what people said they would support, not what a government did.',
    source: 'Blankenship.',
    facts: {
      assurance:
        'In Poland and Germany, the threat of being abandoned raised support for spending on defence, and most of all together with an assurance. Shaming did not.',
    },
  },
  minds: {
    ...plain,
    title: 'Pressure changes minds by who is seen to win',
    says: 'What pressure does to opinion in the target depends on what people learn from it.',
    limits: 'We know too little of the study to say for whom, or by how much.',
    source: 'Gueorguiev, McDowell and Steinberg 2020.',
    facts: {
      minds:
        'Pressure moved opinion by what people learned about who would gain and who would lose.',
    },
  },
  author: {
    ...plain,
    title: 'What the author of the theory has said since',
    says: 'The theory is of 1998. Its author has become more sceptical in one place and less in another.',
    limits: 'Read in excerpts. A column is an opinion; a review sums up the studies of others.',
    source: 'Drezner 2020 and 2024.',
    facts: {
      'author-column':
        'In a column of 2020 he calls what the coercion of those years won a “meager haul”.',
      'author-review':
        'In a review of 2024 he holds that sanctions are more effective than is believed, and do far more harm to others.',
    },
  },
  deals: {
    ...plain,
    title: 'Deals under threat, July 2025',
    says: 'Allies that depend on the American market were threatened with tariffs, and promised much.',
    limits:
      'What was announced are pledges, not deliveries. The tariffs that stayed are costs to both sides, and what this did to trust is not measured here.',
    source: 'Press reports of July 2025.',
    facts: {
      'deals-japan':
        '22 July 2025: Japan is to face 15% instead of 25%, and is to invest 550 billion US dollars.',
      'deals-eu':
        '27 July 2025: the European Union is to face 15% instead of 30%. It pledges to buy energy for 750 billion US dollars and to invest 600 billion; on steel 50% stays.',
      'deals-reasons':
        'Why, as they said: the United States wanted parity and fairness, the European Union stability and predictability for its firms.',
    },
  },
  greenland: {
    ...plain,
    title: 'Greenland, January 2026',
    says: 'A loud threat against eight allies at once. They answered together, and it was withdrawn within days.',
    limits:
      'Why it was withdrawn is not known: the common answer, the talks with NATO, the markets, or all of these.',
    source: 'Press reports of January 2026.',
    facts: {
      'greenland-announced':
        '17 January: the United States announces tariffs of 10% from 1 February and 25% from 1 June, until Greenland is sold to it, against Denmark, Norway, Sweden, France, Germany, the United Kingdom, the Netherlands and Finland.',
      'greenland-reasons':
        'Why, as they said: the United States named security in the Arctic. The eight named sovereignty, and the security of the Arctic as an interest that all share.',
      'greenland-answer':
        'The eight answer in one statement, and the European Parliament halts the trade deal. A list of tariffs on goods worth 93 billion euros and the anti-coercion instrument are discussed.',
      'greenland-dropped':
        '21 January: the tariffs are dropped, after what is called a framework with the Secretary General of NATO.',
    },
  },
  'two-percent': {
    ...plain,
    title: 'Spending on defence, 2025',
    says: 'For years allies were pressed to spend 2% of their economy on defence. Now they do.',
    limits:
      'The cause is open: pressure from the United States, or the war in Ukraine. Those who live near Russia spend most. A pledge for 2035 is a pledge.',
    source: 'NATO, figures of 2025.',
    facts: {
      'nato-two':
        '2025: every ally that has armed forces is at or above 2%, by an estimate made with figures up to 3 June 2025.',
      'nato-five': '25 June 2025: in The Hague they pledge 5% by 2035. Spain stays out, at 2.1%.',
      'nato-highest':
        'The highest are Poland with 4.48%, Lithuania with 4.0% and Latvia with 3.73%.',
    },
  },
  'ally-and-threat': {
    ...plain,
    title: 'Canada: one country, both ally and threat',
    says: 'The theory’s catch, in a survey: a friend who threatens is looked at otherwise, and remains needed.',
    limits:
      'Opinion, not policy. Tariffs and talk of annexation came together, so the survey cannot tell which of them did it.',
    source: 'Pew Research Center, spring of 2025.',
    facts: {
      'pew-threat':
        'Spring of 2025: 59% of Canadians name the United States as the top threat to their country. In 2019 it was 20%.',
      'pew-ally': 'In the same survey 55% name it as the most important ally.',
    },
  },
  opposite: {
    ...plain,
    title: 'The opposite reading',
    says: 'Is the coercion of allies unwise at all? A historian says no. What do you say?',
    limits: 'One opinion about one year. It measures nothing, and what comes later is not in it.',
    source: 'Mulder 2025.',
    facts: {
      mulder: 'In his opinion, coercing allies “has been a remarkably successful policy”.',
    },
  },
  ancestor: {
    ...plain,
    title: 'An ancestor of this game',
    says: 'The idea of a great power whose resolve others have to guess is older than the theory.',
    limits: 'A model is an argument, not evidence.',
    source: 'Alt, Calvert and Humes 1988.',
    facts: {
      ancestor:
        'They model a leading power whose resolve is known to itself alone, over several rounds.',
    },
  },
};
