import { z } from "zod";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { courseKey, givenChoice, type Course } from "#topics/training/courses/model";

/** How long somebody stays in after entering a code, in hours: a working day. The code opens the course again afterwards. */
export const sessionHours = 12;

/** Years a certificate can be verified: longer than a course stays the same. */
export const certificateYears = 3;

/** What a code has read and answered. */
export const learningProgress = z.object({ read: z.array(courseKey), answers: z.record(z.string(), givenChoice) });
export type LearningProgress = z.infer<typeof learningProgress>;

export const nothingYet: LearningProgress = { read: [], answers: {} };

export const lessonStates = ["open", "begun", "done"] as const;
export type LessonState = (typeof lessonStates)[number];

/** Learning as it is kept. */
export type Learning = {
  readonly cooperativeId: CooperativeId;
  readonly memberId: MemberId;
  readonly campaignId: string;
  readonly departmentId: string;
  readonly id: string;
  readonly courseId: string;
  readonly progress: LearningProgress;
  readonly passedOn: string | null;
  readonly certificateHash: string | null;
  readonly reported: boolean;
};

/** The course somebody learns, in the version they began with. */
export type LearnedCourse = { readonly key: string; readonly label: string; readonly definition: Course };
