/** The conversation with the cloud, one JSON object a line: {@link wildrydes.athena.pipe.Conversation}. */
@NullMarked
package wildrydes.athena.pipe;

import org.jspecify.annotations.NullMarked;
