// Of the package only what is named here gets into the bundle.
export { markdownToMdast } from './satteri-tree.ts';
