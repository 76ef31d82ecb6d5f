/** The file with the object ids of people, one a line, that commands look for beside them. */
export const listFile = 'people.txt';
