package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a method a magic of one line, once {@link Magics#registerMagics} takes its class. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LineMagic {

    /** The name of the magic; if empty, that of the method. */
    String value() default "";

    /** More names. */
    String[] aliases() default {};
}
