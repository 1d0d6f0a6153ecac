// What reads a PDF, once it has been loaded: before the seal, and only when that was ticked.
export const lezer: { pdf?: typeof import('./pdf.ts') } = {};
