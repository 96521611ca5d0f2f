/** The application; every package below is one module. */
@NullMarked
package io.cryptoqa;

import org.jspecify.annotations.NullMarked;
