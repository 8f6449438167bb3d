/**
 * Makes synthetic reports of a county, city or province: seeded, with a known truth, and never with
 * a real person in it. Plain Java; it knows no stream engine and reads reference data only.
 */
package org.tocsin.drill.generate;
