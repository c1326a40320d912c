/**
 * Starts kernels and talks to them as a notebook front end does: {@link wildrydes.kernel.client.KernelProcess} starts
 * one, {@link wildrydes.kernel.client.KernelClient} runs cells in it. Works with every kernel that speaks version 5 of
 * Jupyter's messages; only types of the JDK and of {@code wildrydes.kernel.api} appear in signatures.
 */
@NullMarked
package wildrydes.kernel.client;

import org.jspecify.annotations.NullMarked;
