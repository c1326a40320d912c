/** Objects of a bucket as a person sees them: {@link wildrydes.lab.bucket.KeyTree} draws keys as folders, {@link wildrydes.lab.bucket.Peek} tells what is in one. */
@NullMarked
package wildrydes.lab.bucket;

import org.jspecify.annotations.NullMarked;
