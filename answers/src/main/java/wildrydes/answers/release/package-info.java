/** What students get: {@link wildrydes.answers.release.StudentPackage}. */
@NullMarked
package wildrydes.answers.release;

import org.jspecify.annotations.NullMarked;
