import type { Day, Instant } from '../kit/time'
import type { LessonBrief, LessonCategory } from './lesson'
import type { GrantedRole } from './roles'

/** For whom a plan is: everybody under the organisation who meets all that is said here. */
export interface PlanAudience {
  organizationId: string
  /** Only holders of one of these roles; empty for every member. */
  roles: GrantedRole[]
  /** Years of age, both inside; null for no limit. */
  ageFrom: number | null
  ageTo: number | null
  /** Words in the occupation on the roster, one of them; empty for any. */
  trades: string[]
}

/** 学习清单: what must be learned and what may be, by whom, until when. */
export interface StudyPlan {
  id: string
  name: string
  audience: PlanAudience
  organizationName: string
  from: Day
  to: Day
  /** With a due day of their own where it is sooner than the plan's end. */
  required: { lessonId: string; title: string; due: Day | null }[]
  /** Categories from which electives are suggested, and how many are to be learned. */
  electives: { categories: LessonCategory[]; count: number }
  updatedAt: Instant
}

export type PlanInput = Omit<StudyPlan, 'organizationName' | 'updatedAt' | 'required'> & {
  required: { lessonId: string; due: Day | null }[]
}

/** My list of one plan. */
export interface MyPlan {
  id: string
  name: string
  organizationName: string
  to: Day
  required: (LessonBrief & { due: Day })[]
  electives: { done: number; count: number; suggested: (LessonBrief & { because: string })[] }
}

export interface LessonPlanApi {
  'lesson.myPlans': {
    input: Record<string, never>
    /** `needs`: the categories that I said I want more of. */
    output: { plans: MyPlan[]; needs: LessonCategory[]; now: Instant }
  }
  /** Categories that I want more of: they feed what is suggested. */
  'lesson.setNeeds': { input: { categories: LessonCategory[] }; output: { categories: LessonCategory[] } }
  'lesson.plans': { input: { organizationId: string }; output: { plans: StudyPlan[] } }
  /** How many members a plan for this audience would concern today. */
  'lesson.planReach': {
    input: { organizationId: string; audience: PlanAudience }
    output: { members: number }
  }
  'lesson.savePlan': { input: { organizationId: string; plan: PlanInput }; output: StudyPlan }
  'lesson.removePlan': { input: { organizationId: string; planId: string }; output: Record<string, never> }
}
