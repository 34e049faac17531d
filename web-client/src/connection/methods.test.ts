import { describe, expect, expectTypeOf, test } from 'vitest';
import { QuestionPageCodec, type Outcome, type QuestionPage } from '../contract/contract.gen';
import { audienceRoles, backstageRoles } from '../contract/rules.gen';
import { audienceMethods, backstageMethods, type AnswerOf, type ArgumentOf } from './methods';

describe('a hub method', () => {
  test('that looks something up answers with what it found, any other with an outcome', () => {
    expect(audienceMethods.FindQuestions.answer).toBe(QuestionPageCodec);
    expectTypeOf<AnswerOf<typeof audienceMethods.FindQuestions>>().toEqualTypeOf<QuestionPage>();
    expectTypeOf<AnswerOf<typeof audienceMethods.Upvote>>().toEqualTypeOf<Outcome>();
    expectTypeOf<AnswerOf<typeof audienceMethods.Resync>>().toEqualTypeOf<Outcome>();
  });

  test('is called by nobody else than the server lets, and none of the server’s is missing', () => {
    expect(Object.keys(audienceMethods).sort()).toEqual(Object.keys(audienceRoles).sort());
    expect(Object.keys(backstageMethods).sort()).toEqual(Object.keys(backstageRoles).sort());
  });

  test('takes its own argument', () => {
    expectTypeOf<ArgumentOf<typeof backstageMethods.ItemHistory>>().toEqualTypeOf<{
      readonly itemId?: string;
    }>();
    expectTypeOf<ArgumentOf<typeof backstageMethods.Resync>>().toEqualTypeOf<undefined>();
  });
});
