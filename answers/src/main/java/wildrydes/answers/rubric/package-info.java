/**
 * How answers in words are marked: a {@link wildrydes.answers.rubric.Rubric} for each question, and what a program can find of
 * its items in a text. A person decides.
 */
@NullMarked
package wildrydes.answers.rubric;

import org.jspecify.annotations.NullMarked;
