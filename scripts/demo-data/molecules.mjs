/**
 * The molecules of the demo data set: small drugs and fragments, 12 to 40 atoms, of H, C, N, O, F,
 * S and Cl. Name (one word) and SMILES; every stereocentre is written out, because Open Babel would
 * otherwise choose one. The place in the list seeds the molecule's orientation: append, don't sort.
 */
export const molecules = [
  ["paracetamol", "CC(=O)Nc1ccc(O)cc1"],
  ["aspirin", "CC(=O)Oc1ccccc1C(=O)O"],
  ["caffeine", "Cn1cnc2c1c(=O)n(C)c(=O)n2C"],
  ["ibuprofen", "CC(C)Cc1ccc([C@H](C)C(=O)O)cc1"],
  ["nicotine", "CN1CCC[C@H]1c1cccnc1"],
  ["fluorouracil", "O=c1[nH]cc(F)c(=O)[nH]1"],
  ["flucytosine", "Nc1nc(=O)[nH]cc1F"],
  ["sulfanilamide", "Nc1ccc(S(N)(=O)=O)cc1"],
  ["thiamazole", "Cn1cc[nH]c1=S"],
  ["lidocaine", "CCN(CC)CC(=O)Nc1c(C)cccc1C"],
  ["ketamine", "CN[C@]1(c2ccccc2Cl)CCCCC1=O"],
  ["celecoxib", "Cc1ccc(-c2cc(C(F)(F)F)nn2-c2ccc(S(N)(=O)=O)cc2)cc1"],
  ["fluoxetine", "CNCC[C@@H](c1ccccc1)Oc1ccc(C(F)(F)F)cc1"],
  ["bupropion", "C[C@H](NC(C)(C)C)C(=O)c1cccc(Cl)c1"],
  ["captopril", "C[C@H](CS)C(=O)N1CCC[C@H]1C(=O)O"],
  ["diazepam", "CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc21"],
  ["isoniazid", "NNC(=O)c1ccncc1"],
  ["benzocaine", "CCOC(=O)c1ccc(N)cc1"],
  ["riluzole", "Nc1nc2ccc(OC(F)(F)F)cc2s1"],
  ["tizanidine", "Clc1ccc2nsnc2c1NC1=NCCN1"],
  ["chlorzoxazone", "O=c1[nH]c2cc(Cl)ccc2o1"],
  ["metronidazole", "Cc1ncc([N+](=O)[O-])n1CCO"],
  ["dopamine", "NCCc1ccc(O)c(O)c1"],
  ["levetiracetam", "CC[C@@H](C(N)=O)N1CCCC1=O"],
];
