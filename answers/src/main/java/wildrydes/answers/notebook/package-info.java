/**
 * Jupyter's notebook files, format 4.5, as {@link wildrydes.answers.notebook.Notebook}, with the metadata that nbgrader
 * keeps in their cells.
 */
@NullMarked
package wildrydes.answers.notebook;

import org.jspecify.annotations.NullMarked;
