/**
 * The keys of the notebooks: Markdown files in jupytext's format, prose and fenced Java blocks, each with its solution.
 * {@link wildrydes.answers.key.KeyParser} reads one into a {@link wildrydes.answers.key.Key}.
 */
@NullMarked
package wildrydes.answers.key;

import org.jspecify.annotations.NullMarked;
