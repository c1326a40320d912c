/**
 * From a class in a cell to a deployment package of Lambda: {@link wildrydes.lab.code.HandlerCode} compiles it, {@link
 * wildrydes.lab.code.DeploymentPackage} packs it with its libraries.
 */
@NullMarked
package wildrydes.lab.code;

import org.jspecify.annotations.NullMarked;
