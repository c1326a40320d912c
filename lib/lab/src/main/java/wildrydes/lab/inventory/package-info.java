/**
 * What a learner has in the account: {@link wildrydes.lab.inventory.Account} finds it in all services, and {@link
 * wildrydes.lab.inventory.Course} knows which notebook made it.
 */
@NullMarked
package wildrydes.lab.inventory;

import org.jspecify.annotations.NullMarked;
