/** The sign-in doctor: from what a browser tells and a few answers to the one thing that helps. It remembers nothing. */
@NullMarked
package genkan.help.doctor;

import org.jspecify.annotations.NullMarked;
