/** All pages of courses. */
import { courseHeadPage, lessonPage, newLessonPage } from "./lessons.tsx";
import { courseQuestionPage, newCourseQuestionPage } from "./question.tsx";
import { courseRecordPage } from "./record.tsx";
import { courseRegister } from "./register.tsx";

export const courseScreens = [courseRegister, courseRecordPage, courseHeadPage, lessonPage, newLessonPage, courseQuestionPage, newCourseQuestionPage];
