/**
 * An excerpt of the official municipal directory as published: Hessen, Darmstadt and the Kreis Groß-Gerau.
 * © Statistisches Bundesamt (Destatis), Gemeindeverzeichnis-Informationssystem GV-ISys, GV100AD, Gebietsstand 30.11.2023; reproduced in part with its source.
 */
export const directoryLines: readonly string[] = [
  "102023113006          Hessen                                            Wiesbaden",
  "2020231130064         Reg.-Bez. Darmstadt                               Darmstadt",
  "402023113006411       Darmstadt, Wissenschaftsstadt                     Darmstadt                                         41",
  "6020231130064110000000Darmstadt, Wissenschaftsstadt                                                                       61    000000122070000016224300000082530    64283*****  2607110341501186",
  "402023113006433       Groß-Gerau                                        Groß-Gerau                                        44",
  "6020231130064330010001Biebesheim am Rhein                                                                                 64    000000018680000000667500000003378    64584       2621110643307184",
  "6020231130064330020002Bischofsheim                                                                                        64    000000009030000001317600000006412    65474       2621110643305184",
  "6020231130064330030003Büttelborn                                                                                          64    000000030010000001499200000007431    64572       2621110643307184",
  "6020231130064330040004Gernsheim, Schöfferstadt                                                                            63    000000040110000001102400000005464    64579       2621110643307184",
  "6020231130064330050005Ginsheim-Gustavsburg, Stadt                                                                         63    000000013940000001696000000008366    65462       2621110643305184",
  "6020231130064330060006Groß-Gerau, Stadt                                                                                   63    000000054470000002641800000013154    64521       2621110643307184",
  "6020231130064330070007Kelsterbach, Stadt                                                                                  63    000000015410000001737500000008970    65451       2621110743305184",
  "6020231130064330080008Mörfelden-Walldorf, Stadt                                                                           63    000000044130000003529100000017887    64546       2621110643307184",
  "6020231130064330090009Nauheim                                                                                             64    000000013770000001084000000005361    64569       2621110643307184",
  "6020231130064330100010Raunheim, Stadt                                                                                     63    000000012600000001654200000008380    65479       2621110743305184",
  "6020231130064330110011Riedstadt, Büchnerstadt                                                                             63    000000073730000002420900000012148    64560       2621110643307184",
  "6020231130064330120012Rüsselsheim am Main, Stadt                                                                          63    000000058290000006727700000033658    65428       2621110743305184",
  "6020231130064330130013Stockstadt am Rhein                                                                                 64    000000018730000000633300000003236    64589       2621110643307184",
  "6020231130064330140014Trebur                                                                                              64    000000050130000001319600000006504    65468       2621110643307184",
].map((line) => line.padEnd(220));
