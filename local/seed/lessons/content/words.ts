/** Seven categories, as the sources count them; their names are this project's. */
export type LessonCategory = 'theory' | 'history' | 'rules' | 'policy' | 'models' | 'skills' | 'life'
export type LessonMedia = 'video' | 'audio' | 'article' | 'slides'
