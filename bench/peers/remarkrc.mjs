import remarkLint from 'remark-lint';
import recommended from 'remark-preset-lint-recommended';
import remarkRetext from 'remark-retext';
import retextEnglish from 'retext-english';
import retextEquality from 'retext-equality';
import retextIntensify from 'retext-intensify';
import retextPassive from 'retext-passive';
import retextProfanities from 'retext-profanities';
import retextReadability from 'retext-readability';
import retextRepeatedWords from 'retext-repeated-words';
import retextSimplify from 'retext-simplify';
import { unified } from 'unified';

/** remark as people set it up who lint prose with it: the recommended rules, and the usual seven about language. */
export default {
  plugins: [
    remarkLint,
    recommended,
    [
      remarkRetext,
      unified()
        .use(retextEnglish)
        .use(retextEquality)
        .use(retextIntensify)
        .use(retextPassive)
        .use(retextProfanities)
        .use(retextReadability)
        .use(retextRepeatedWords)
        .use(retextSimplify),
    ],
  ],
};
