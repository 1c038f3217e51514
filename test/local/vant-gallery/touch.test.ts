import { galleryTests } from './gallery'

galleryTests(true)
