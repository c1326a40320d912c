/**
 * What each member of a request must be: present, how long, how large, of which form. AWS checks this before an operation
 * runs and words it always the same way; the SDK's model classes carry none of it, so each service has one file {@code
 * constraints.json} beside its service class, read by {@link wildrydes.cloud.constraints.Constraints}.
 *
 * <pre>{@code
 * {
 *   "source": "https://docs.aws.amazon.com/kinesis/latest/APIReference/",
 *   "types": {
 *     "StreamName": {"length": [1, 128], "pattern": "[a-zA-Z0-9_.-]+"},
 *     "ShardIteratorType": {"enum": ["AT_SEQUENCE_NUMBER", "LATEST"]}
 *   },
 *   "operations": {
 *     "PutRecords": {
 *       "source": "API_PutRecords.html",
 *       "members": {
 *         "StreamName": {"type": "StreamName"},
 *         "Records": {"required": true, "length": [1, 500]},
 *         "Records[].Data": {"required": true, "length": [0, 10485760]},
 *         "Records[].PartitionKey": {"required": true, "length": [1, 256]},
 *         "Tags{key}": {"length": [1, 128]},
 *         "Tags{value}": {"length": [0, 256]}
 *       }
 *     }
 *   }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>A member is named as on the wire, or as in the model where it travels in a header; {@code []} steps into the elements of a list, {@code {key}} and {@code {value}}
 *       into a map, a dot into a structure.
 *   <li>{@code required}: must not be null. {@code length}: [least, most] characters of a text, bytes of a blob, elements
 *       of a list or map; {@code range}: [least, most] of a number; either bound may be null. {@code pattern}: a Java
 *       regular expression that the whole text must match. {@code enum}: the texts or numbers allowed. {@code type}: takes the
 *       constraints of that entry of {@code types}, to which the member's own are added.
 *   <li>{@code error}, beside {@code source} at the top: the code of the error that broken constraints are answered with, where it
 *       is not {@code ValidationException}.
 *   <li>{@code source}: the page that says so, relative to the file's source; a type or a member may name its own.
 * </ul>
 *
 * Within one structure members are checked in the order of the file, and every violation is reported.
 */
@NullMarked
package wildrydes.cloud.constraints;

import org.jspecify.annotations.NullMarked;
