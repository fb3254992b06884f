/** All pages of learners. */
import { learningCourse } from "./course.tsx";
import { learningDoor, verifyPage } from "./entering.tsx";
import { learningLesson, learningQuestion } from "./lesson.tsx";

export const learningScreens = [learningDoor, learningCourse, learningLesson, learningQuestion, verifyPage];
