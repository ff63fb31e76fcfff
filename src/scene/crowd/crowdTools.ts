/** What large heaps need beside what small ones do: loaded when the first one is drawn. */
export { createCrowdView } from './crowdView';
export { crowdModel } from './crowdModel';
export { inputOf, isWithin, neighbourhood } from './neighbourhood';
