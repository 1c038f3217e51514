import { galleryTests } from './gallery'

galleryTests(false)
